// A file that does not say what it expects.
int forbidden = of_no_such_name;
