// expected: no match for|invalid operands
int allowed = 1 + 1;
