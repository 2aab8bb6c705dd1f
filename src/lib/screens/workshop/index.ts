export { workshopPolls, type PollSources } from './polls';
export { memberItem } from './polls-member-item';
export { memberItems } from './polls-members';
export { envelopeBySegment, pointsItem } from './polls-points';
export { valueItem, valueItems } from './polls-values';
export { proposableFields, readProposal, type ProposableField } from './proposal';
