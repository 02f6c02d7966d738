// expected: conversion from 'int'|no viable conversion
#include <cofin/money/money.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const money pay = money::of_minor(10, euro);
#else
const money pay = 10;
#endif
