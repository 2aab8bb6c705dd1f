import { may, type Viewer } from '$lib/domain/access';
import { RULES, type Rule, type Who } from './rules';

/** Who a request comes from. */
export interface Asker {
	/** Somebody signed in. */
	readonly viewer: Viewer | null;
	/** Somebody whose second factor is awaited. */
	readonly awaitsSecondFactor: boolean;
}

export type AccessDecision =
	| 'allowed'
	/** Nobody is signed in. */
	| 'sign-in'
	/** The password was right: the second factor is awaited. */
	| 'second-factor'
	/** Signed in, and the role does not allow it. */
	| 'forbidden';

/** What a request wants of a route. */
export interface Wanted {
	/** Id of the route in the manifest; null when no route matches, which anyone may learn. */
	readonly route: string | null;
	readonly method: string;
	/** Name of the form action, `''` for none. */
	readonly action: string;
}

const isRead = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

function whoOf(rule: Rule | undefined, { method, action }: Wanted): Who | null {
	if (!rule) return null;
	if (isRead(method)) return rule.read;
	return (typeof rule.write === 'object' ? rule.write[action] : rule.write) ?? null;
}

/** Decides whether a request may go on to its route; a route or method without a rule is for nobody. */
export function decideAccess(wanted: Wanted, { viewer, awaitsSecondFactor }: Asker): AccessDecision {
	if (wanted.route === null) return 'allowed';
	const who = whoOf(RULES[wanted.route], wanted);
	if (who === 'anyone') return 'allowed';
	if (viewer === null) {
		if (!awaitsSecondFactor) return 'sign-in';
		return who === 'first' ? 'allowed' : 'second-factor';
	}
	if (who === null) return 'forbidden';
	return who === 'first' || who === 'self' || may(viewer.role, who) ? 'allowed' : 'forbidden';
}
