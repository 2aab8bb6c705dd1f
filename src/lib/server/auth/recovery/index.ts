export { newRecoveryCodes, RECOVERY_CODES, useRecoveryCode } from './recovery-codes';
