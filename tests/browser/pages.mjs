// The pages of `cofin check --html` and `cofin statement --html` in a real Chromium: what it complains of, what it asks for, what people with a keyboard,
// a small screen, a printer or a screen reader meet, and whether the figures are those of `--json`.
//
//     node tests/browser/pages.mjs build/release/cofin MODULES [PICTURES]
//
// Run in the project's root. MODULES has node_modules/ with playwright-core and axe-core; PICTURES is a folder for
// screenshots, to be looked at. Exit code 0, 1 with what is wrong, 77 where Chromium or the modules are not installed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [cofin, modules, pictures] = process.argv.slice(2);
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
if (!chromium || !existsSync(join(modules, "node_modules/playwright-core"))) {
    console.log("skipped: Chromium or its modules are not installed");
    process.exit(77);
}
const require = createRequire(resolve(modules, "package.json"));
const { chromium: browsers } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const widths = { wide: 1280, narrow: 360 };

/** Headings and rows that are looked for, as each language says them; a page without them fails. */
const words = {
    en: { eligibleWay: "From declared to eligible", certifiedWay: "From declared to certified", declared: "declared", eligible: "eligible", certified: "certified", paying: "Who pays", payments: "Payments", partners: "Partners" },
    pl: { eligibleWay: "Od wydatków zadeklarowanych do kwalifikowalnych", certifiedWay: "Od wydatków zadeklarowanych do poświadczonych", declared: "zadeklarowane", eligible: "kwalifikowalne", certified: "poświadczone", paying: "Kto płaci", payments: "Płatności", partners: "Partnerzy" },
    cs: { eligibleWay: "Od vykázaných výdajů ke způsobilým", certifiedWay: "Od vykázaných výdajů k certifikovaným", declared: "vykázané", eligible: "způsobilé", certified: "certifikované", paying: "Kdo platí", payments: "Platby", partners: "Partneři" },
    uk: { eligibleWay: "Від заявлених витрат до прийнятних", certifiedWay: "Від заявлених витрат до засвідчених", declared: "заявлені", eligible: "прийнятні", certified: "засвідчені", paying: "Хто платить", payments: "Платежі", partners: "Партнери" },
};
const problems = [];

/** Says what is wrong unless `found` and `expected` are the same values. */
function expect(where, what, found, expected) {
    const [a, b] = [found, expected].map((value) => JSON.stringify(value));
    if (a !== b) problems.push(`${where}: ${what}: found ${a}, expected ${b}`);
}

/** Runs cofin; findings (1) are no failure. */
function run(...args) {
    const { status, stdout, stderr } = spawnSync(cofin, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (status > 1) throw new Error(`cofin ${args.join(" ")}: ${stderr}`);
    return stdout;
}

/** A copy of the seed project in which texts try to be more than text. */
function hostile(folder) {
    const path = join(folder, "hostile");
    cpSync("examples/urady-bez-hranic", path, { recursive: true });
    const project = join(path, "project.toml");
    const attack = "<script>document.title='taken'</script><img src=x onerror=alert(1)>";
    writeFileSync(project, readFileSync(project, "utf8").replace(/^title = .*$/m, `title = '${attack.replaceAll("'", "’")}'`));
    return path;
}

/** Amounts of the row that `name` heads, in the section that `section` heads. */
function amounts(page, section, name) {
    return page.evaluate(
        ([section, name]) => {
            const heading = [...document.querySelectorAll("h2, h3")].find((h) => h.textContent.trim() === section);
            const table = heading?.nextElementSibling?.querySelector("table");
            const row = [...(table?.rows ?? [])].find((r) => r.cells[0].textContent.trim() === name);
            return row ? [...row.querySelectorAll("[data-amount]")].map((cell) => cell.dataset.amount) : null;
        },
        [section, name],
    );
}

/** The figures of a page are those of the JSON. */
async function compareFigures(page, name, json, said) {
    expect(name, "declared", await amounts(page, said.eligibleWay, said.declared), [json.totals.declared]);
    expect(name, "eligible", await amounts(page, said.eligibleWay, said.eligible), [json.totals.eligible]);
    for (const [i, source] of json.funding.entries())
        expect(name, source.source, await amounts(page, said.paying, source.source), [
            json.planned_funding[i].amount,
            source.amount,
        ]);
    expect(name, "findings", await page.locator("details").count(), json.findings.length);
}

/** Amounts are written as people write them there: `20 166,65`, or `20 166.65` in English. */
async function compareWriting(page, name, language) {
    const written = await page.evaluate(() =>
        [...document.querySelectorAll("td[data-amount]")].map((cell) => [cell.dataset.amount, cell.textContent.trim()]),
    );
    const form = new Intl.NumberFormat(language, { minimumFractionDigits: 2, useGrouping: "always" });
    const plain = (text) => text.replace(/[\s\u00a0\u202f]/g, " ").replace(/\u2212/g, "-");
    const wrong = written.filter(([amount, text]) => {
        const expected = language === "en" ? plain(form.format(amount)).replaceAll(",", " ") : plain(form.format(amount));
        return plain(text) !== expected;
    });
    expect(name, "amounts written otherwise", wrong.slice(0, 3), []);
    expect(name, "the page's language", await page.evaluate(() => document.documentElement.lang), language);
}

/** Every finding unfolds and folds by keyboard alone. */
async function unfoldByKeyboard(page, name) {
    if ((await page.locator("details").count()) === 0) return;
    await page.evaluate(() => document.activeElement?.blur());
    for (let presses = 0; presses < 50; ++presses) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(() => document.activeElement.tagName === "SUMMARY")) break;
    }
    const isOpen = () => page.evaluate(() => document.activeElement.closest("details")?.open);
    await page.keyboard.press("Enter");
    expect(name, "unfolded by Enter", await isOpen(), true);
    await page.keyboard.press("Space");
    expect(name, "folded by Space", await isOpen(), false);
}

/** Waits until what was asked of the page is drawn: what a fold hides keeps its old state until then. */
function drawn(page) {
    return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** On paper everything is unfolded, and the sheets say all that the page says. */
async function print(page, name) {
    await page.emulateMedia({ media: "print" });
    await drawn(page);
    const parts = await page.evaluate(() =>
        [...document.querySelectorAll("details :is(p, li, dt, dd)")].map((part) => ({
            text: part.textContent,
            isSeen: part.checkVisibility({ contentVisibilityAuto: true }) && part.getBoundingClientRect().height > 0,
        })),
    );
    expect(name, "parts that are not printed", parts.filter((part) => !part.isSeen).length, 0);
    const pdf = await page.pdf({ format: "A4", path: pictures ? join(pictures, `${name}.pdf`) : undefined });
    expect(name, "a PDF", pdf.subarray(0, 5).toString(), "%PDF-");
    const { status, stdout } = spawnSync("pdftotext", ["-raw", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
    if (status === 0) {
        const close = (text) => text.replace(/[\s\u00ad\u2010-]+/g, ""); // hyphens at the end of a line are not read
        const printed = close(stdout);
        const missing = parts.filter((part) => !printed.includes(close(part.text)));
        expect(name, "texts that the sheets lack", missing.map((part) => part.text), []);
    } else console.log(`${name}: the text of the sheets is not read: pdftotext is not installed`);
    await page.emulateMedia({ media: null });
    await drawn(page);
}

/** Opens a page that cofin wrote and looks at it as people meet it; `compare(page, name)` holds its figures against the JSON. */
async function look(browser, name, file, compare) {
    const context = await browser.newContext({ bypassCSP: true }); // for axe-core, which is a script
    const page = await context.newPage();
    const asked = [];
    page.on("console", (said) => problems.push(`${name}: console: ${said.text()}`));
    page.on("pageerror", (error) => problems.push(`${name}: error: ${error}`));
    page.on("dialog", () => problems.push(`${name}: a dialog`));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    for (const [size, width] of Object.entries(widths)) {
        await page.setViewportSize({ width, height: 900 });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(name, `${size}: pixels beyond the screen`, Math.max(wider, 0), 0);
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
    }
    expect(name, "scripts", await page.locator("script").count(), 0);
    expect(name, "images from files", await page.locator("img").count(), 0);
    await compare(page, name);
    await unfoldByKeyboard(page, name);
    await print(page, name);
    expect(name, "requests", asked, [pathToFileURL(file).href]);
    await page.setViewportSize({ width: widths.wide, height: 900 });
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await drawn(page);
        if (pictures) await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
        for (const fault of (await page.evaluate(() => axe.run())).violations)
            problems.push(`${name}: axe, ${colorScheme}: ${fault.id}: ${fault.help}: ${fault.nodes[0].html}`);
    }
    await context.close();
}

/** The page of `check`. */
async function lookAtCheck(browser, name, path, folder, { options = [], language = "en" } = {}) {
    const file = resolve(folder, `${name}.html`);
    const json = JSON.parse(run("check", path, ...options, "--json", "--html", file, "--lang", language));
    await look(browser, name, file, async (page) => {
        if (json.totals) await compareFigures(page, name, json, words[language]);
        await compareWriting(page, name, language);
    });
}

/** A ledger with a claim certified and paid in part. */
function halfPaidLedger(folder) {
    const ledger = ["--ledger", join(folder, "urady.cofin")];
    run("record", "examples/urady-bez-hranic", ...ledger, "--booked", "2018-11-12");
    run("claim", ...ledger, "--number", "1", "--booked", "2018-11-12");
    run("assess", ...ledger, "--claim", "1", "--booked", "2018-11-20");
    run("certify", ...ledger, "--claim", "1", "--booked", "2018-11-30");
    run("pay", "--fund", "ERDF", "--amount", "15000.00", "--claim", "1", "--to", "pl", ...ledger, "--booked", "2018-12-10");
    return ledger;
}

/** The page of `statement`. */
async function lookAtStatement(browser, folder, ledger, language) {
    const file = resolve(folder, `statement-${language}.html`);
    const json = JSON.parse(run("statement", ...ledger, "--json", "--html", file, "--lang", language));
    const said = words[language];
    await look(browser, `statement-${language}`, file, async (page, name) => {
        await compareWriting(page, name, language);
        for (const step of ["declared", "certified"])
            expect(name, step, await amounts(page, said.certifiedWay, said[step]), [json.costs[step]]);
        for (const fund of json.funds) {
            const paid = ["certified", "paid", "recovered", "set_off", "due", "advance", "repayable"];
            expect(name, fund.fund, await amounts(page, said.payments, fund.fund), paid.map((name) => fund[name]));
        }
        for (const partner of json.partners)
            expect(name, partner.partner, await amounts(page, said.partners, partner.partner), [
                partner.certified,
                partner.own,
                partner.outlay,
            ]);
    });
}

const folder = mkdtempSync(join(tmpdir(), "cofin-pages-"));
try {
    const browser = await browsers.launch({ executablePath: chromium, args: ["--no-sandbox"] });
    await lookAtCheck(browser, "published", "examples/urady-bez-hranic", folder);
    for (const language of Object.keys(words))
        await lookAtCheck(browser, `faults-${language}`, "examples/urady-bez-hranic-faults", folder, { language });
    await lookAtCheck(browser, "hostile", hostile(folder), folder);
    await lookAtCheck(browser, "list", "tests/cases/data/list", folder, { options: ["--rulebook", "examples/flat-list/rulebook.toml"] });
    const ledger = halfPaidLedger(folder);
    for (const language of Object.keys(words)) await lookAtStatement(browser, folder, ledger, language);
    await browser.close();
} finally {
    rmSync(folder, { recursive: true });
}
problems.forEach((problem) => console.log(problem));
process.exit(problems.length > 0 ? 1 : 0);
