export { declarationKey, fileKey, isSameReading, parseLayerKey, type Declaration } from './content-key';
export type {
	ChangeRow,
	Closing,
	ComposedSummary,
	DifferenceCounts,
	Job,
	JobEvent,
	JobFile,
	Mover,
	SegmentMove
} from './job';
export { snapshotHash } from './job';
export { runReading, serveJob, WorkerFailure, type JobHandler } from './thread';
export { isRejectsFile, REASON_HEADER, rejectsFirstLine } from './rejects-mark';
