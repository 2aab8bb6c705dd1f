export { ABILITIES, may, needsSecondFactor, type Ability } from './ability';
export { administers, holdsAll, type Administered, type Standing } from './administer';
export { emailKey } from './email-key';
export { isRole, ROLES, type Role } from './role';
export {
	covers,
	departmentsOf,
	intersection,
	overlap,
	parseScope,
	scopeKey,
	territoriesOf,
	type Scope
} from './scope';
export type { Viewer } from './viewer';
