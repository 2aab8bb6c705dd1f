export {
	DEMONSTRATION_ROLES,
	demonstrationAccount,
	demonstrationEnded,
	demonstrationOpen,
	hasRealAccount,
	type DemonstrationRole,
	type Reach
} from './demonstration';
