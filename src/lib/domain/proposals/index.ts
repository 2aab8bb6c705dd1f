export { aliasProposals, type AliasProposal, type AliasReason, type NameEvidence } from './aliases';
export * from './evidence';
export { lookAlikeProposals, type LookAlikeProposal } from './look-alikes';
export type { Operator } from './operators';
export { planOf, plansOf } from './combine';
