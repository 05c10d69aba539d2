"""The words of the program, code by code: (Chinese, English). `words` puts fields into them."""
