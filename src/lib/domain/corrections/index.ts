export { correctionDoubt, type CorrectionDoubt } from './correction-doubt';
export { correctionOf, type CorrectionProblem } from './correction-of';
export { CORRECTABLE_FIELDS, isRegisterField, withdrawalOf } from './correctable';
