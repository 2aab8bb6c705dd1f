export type { BurnUpSight } from './burn-up';
export { explainFigure } from './explain-figure';
export type { ExplainedLine, ExplainedTable, Explanation, FigureUnit } from './explanation';
export { figureText, parseFigure, type CostFilter, type FigureRef } from './figure-ref';
export * from './findings';
export * from './funding-names';
export * from './funding-sight';
export * from './funding-work';
export { territoryWithin } from './territory-within';
