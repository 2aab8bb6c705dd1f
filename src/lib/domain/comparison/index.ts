export {
	migrationBetween,
	type Classified,
	type Migration,
	type MigrationFlow,
	type Mover
} from './migration';
export { moverReasons, type Judged, type MoverReason, type PredicateChange } from './mover-reasons';
export { verdictChanges, type Answered, type VerdictChange } from './verdicts';
