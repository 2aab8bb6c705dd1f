export type { Campaign, CampaignOperator, OperatorStatus } from './campaign';
export {
	campaignByToken,
	campaignOperatorsOf,
	findCampaign,
	listCampaigns,
	markOperators
} from './campaigns';
export { createCampaign, type CampaignChoice, type CampaignGround } from './create-campaign';
export { remindersList, sendingList } from './lists';
export { forgetRefusals, refusalsOf, refuseProposal, type Refusal } from './proposals';
export { questionnaireFiles } from './questionnaires';
export { campaignRefusalMessage, type CampaignRefusal } from './refusal';
export { zipPieces } from './zip';
