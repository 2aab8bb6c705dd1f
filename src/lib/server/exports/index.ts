export { engineVersion } from './engine-version';
export {
	ARROW_MANIFEST,
	EXPORT_FORMATS,
	exportFile,
	exportManifest,
	MEDIA_TYPES,
	type Export,
	type ExportFormat
} from './export-file';
export type { ExportedVersion, ExportRequest, ExportSource } from './export-source';
export { listingFile, listingManifest, type Listing, type ListingSource } from './listing';
export { manifestText, type ExportManifest } from './manifest';
export type { ExportRefusal } from './refusal';
export { exportRefusalMessage } from './refusal-message';
