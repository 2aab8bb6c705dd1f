import type { Role } from './role';
import type { Scope } from './scope';

/** The account that a request acts for. */
export interface Viewer {
	readonly account: number;
	/** As shown to others of the same installation. */
	readonly name: string;
	readonly role: Role;
	readonly scope: Scope;
	/** An account of the demonstration: it holds no person's data and ends with the demonstration. */
	readonly demonstration: boolean;
}
