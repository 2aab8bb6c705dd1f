export { MAY_SIGN_IN, VIEWER_COLUMNS, viewerOf } from './account-row';
export type { SessionLevel } from './adapter';
export { deviceCookie, KNOWN_DEVICE_SECONDS, sessionCookie, stepCookie, type CookieShape } from './cookie';
export type { SessionLimits } from './limits';
export {
	closeSession,
	closeSessions,
	listSessions,
	openSession,
	readSession,
	revokeSession,
	rotateSession,
	sweepSessions,
	type ListedSession,
	type OpenSession
} from './sessions';
