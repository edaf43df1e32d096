"""Reading member lists as support centres keep them: CSV and Excel, any header, any way of writing a figure.

`table` finds the rows of a file, `header` its headers, `columns` what each column says, `reading` what a cell says,
`rows` what a whole row says of a firm. Nothing is guessed: what is not understood is named, with line, column and reason.
"""
