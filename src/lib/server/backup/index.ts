export { backup, type BackupReport } from './backup';
export type { BackupRefusal, RestoreRefusal } from './refusal';
export { backupRefusalMessage, restoreRefusalMessage } from './refusal-message';
export { restore, type RestoreOptions, type RestoreReport } from './restore';
