export { addableMembers, addableValues, type AddableMember, type AddableValue } from './addable';
export { effectBetween, type EffectSide } from './effect';
export {
	grantsFromPoints,
	grantSetting,
	withGrants,
	type PointsProblem,
	type SharedPoints
} from './effect-points';
export {
	aidOf,
	effectGround,
	groundUnder,
	likelyCosts,
	type EffectGround,
	type LikelyCosts,
	type YearlyCents
} from './effect-side';
export {
	agreementText,
	criterionText,
	memberText,
	overrideReason,
	pointsSource,
	pointsText,
	valueText
} from './effect-text';
export { forRoom, sideBySide, type GroupSide, type SideBySide } from './side-by-side';
export { proposableFields, readProposal, type ProposableField } from './proposal';
export { workshopPolls, type PollSources } from './polls';
export { memberItem } from './polls-member-item';
export { memberItems } from './polls-members';
export { envelopeBySegment, pointsItem } from './polls-points';
export { valueItem, valueItems } from './polls-values';
