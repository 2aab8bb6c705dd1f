/** The library that reads workbooks, loaded with the first of them: a reading thread for other files starts without it. */
export const excelReader = () => import('read-excel-file/node');
