export { newRecoveryCodes, useRecoveryCode } from './recovery-codes';
