export { proposableFields, readProposal, type ProposableField } from './proposal';
