export {
	exportCsv,
	exportManifest,
	type Export,
	type ExportedVersion,
	type ExportManifest
} from './export-csv';
export { engineVersion } from './engine-version';
