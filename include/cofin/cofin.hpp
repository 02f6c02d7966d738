#pragma once

// The whole header-only core, in the order of its layers: number, time, money, grant, claim,
// ledger, rules. Include the single headers where compile time counts.
