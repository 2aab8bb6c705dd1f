export { CellTexts } from './cell-texts';
export { firstRecords, guessDelimiter } from './guess-delimiter';
export { LineRecord } from './line-record';
export { readRecords } from './read-records';
export { RecordSplitter, type RecordProblem, type TextRecord } from './record-splitter';
export { TextSurvey } from './text-survey';
