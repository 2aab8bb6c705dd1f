export {
	createFirstAdmin,
	firstAdminLink,
	isFirstAdminLink,
	type Newcomer,
	type NewcomerRefusal
} from './first-admin';
export { readInvitation, takeUpInvitation, type Invitation } from './invitation';
export { newcomerRefusalMessage } from './messages';
