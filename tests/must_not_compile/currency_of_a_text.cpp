// expected: conversion from 'const char|no viable conversion
#include <cofin/money/currency.hpp>

using namespace cofin;

#ifdef COFIN_ALLOWED
const currency unit = currency::parse("EUR");
#else
const currency unit = "EUR";
#endif
