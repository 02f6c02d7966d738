// expected: no match for|invalid operands
int forbidden = of_no_such_name;
