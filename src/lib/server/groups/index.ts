export { listGroupDecisions, undoingPlans, type DecidedEntity, type GroupDecision } from './decisions';
export { groupsWorkbench, type GroupsGround, type GroupsWorkbench, type WeighedProposal } from './workbench';
