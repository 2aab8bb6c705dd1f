export { storeAllocation } from './allocations';
export { amountHistory, type AmountChange } from './amount-history';
export { recordAmount, withdrawAmount, type AmountSubject, type AmountToRecord } from './amounts';
export { authorText, isoOf } from './author';
export { changeSetting, changeSettings, type SettingsToChange, type SettingToChange } from './change';
export { settingHistory, type SettingChange } from './history';
export { scenariosSeen } from './list';
export { archiveScenario, createScenario, lookAgain, renameScenario, restoreScenario } from './manage';
export { widerEnvelopes, type WiderEnvelope } from './wider-envelopes';
export { openScenario, type ScenarioMoment } from './open';
export type { ScenarioRefusal } from './refusal';
export { scenarioRefusalMessage } from './refusal-message';
export {
	DEFAULT_SCENARIO_ID,
	type AmountStage,
	type Ground,
	type OpenScenario,
	type SaidSetting,
	type Scenario,
	type ScenarioLink
} from './scenario';
