import type { Role } from './role';
import { covers, type Scope } from './scope';
import type { Viewer } from './viewer';

/** What decides who may administer an account. */
export interface Administered {
	readonly account: number;
	readonly scope: Scope;
	readonly demonstration: boolean;
}

/** Whether an administrator sees and administers an account: theirs are those whose territories they cover. */
export const administers = (viewer: Viewer, { scope, demonstration }: Administered): boolean =>
	viewer.role === 'admin' && !demonstration && covers(viewer.scope, scope);

/** What an account is for, and where. */
export interface Standing {
	readonly role: Role;
	readonly scope: Scope;
}

/** Whether an account of this standing holds the whole installation: somebody must. */
export const holdsAll = ({ role, scope }: Standing): boolean => role === 'admin' && scope === 'national';
