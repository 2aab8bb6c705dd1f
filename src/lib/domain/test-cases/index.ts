export { blocksNothing, runTestCases, type CaseResult, type CaseStatus, type TestCase } from './evaluate';
