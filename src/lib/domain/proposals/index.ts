export { aliasProposals, type AliasProposal, type AliasReason, type NameEvidence } from './aliases';
export {
	lookAlikeProposals,
	type LookAlikeMember,
	type LookAlikeProposal,
	type LookAlikeReason
} from './look-alikes';
