export type { Account, AccountState, SecondFactor } from './account';
export { changeStanding, deactivateAccount, eraseAccount, reactivateAccount } from './change';
export { inviteAccount, LONGEST_NAME, makeAccessLink, type Invited, type MadeLink } from './invite';
export { findAccount, listAccounts } from './list';
export type { AccountRefusal } from './refusal';
export { accountRefusalMessage } from './refusal-message';
export {
	readRetention,
	RETENTION,
	setRetention,
	sweepAccounts,
	type Retention,
	type Swept
} from './retention';
export { transferWork, workOf, workSize, type Work } from './work';
export { viewerOfEmail } from './viewer-of-email';
