export { MARK } from './layout';
export { detectQuestionnaire, readQuestionnaire } from './read-questionnaire';
export { writeQuestionnaire } from './write-questionnaire';
