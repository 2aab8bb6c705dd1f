export {
	DEMONSTRATION_ROLES,
	demonstrationAccount,
	demonstrationOpen,
	hasRealAccount,
	type DemonstrationRole,
	type Reach
} from './demonstration';
