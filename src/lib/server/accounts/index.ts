export type { Account, AccountState, SecondFactor } from './account';
export { changeStanding, deactivateAccount, eraseAccount, reactivateAccount } from './change';
export { inviteAccount, makeAccessLink, type Invited, type MadeLink } from './invite';
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
export { renewByOperator } from './renew-by-operator';
export { transferWork, workOf, type Work } from './work';
export { viewerOfEmail } from './viewer-of-email';
