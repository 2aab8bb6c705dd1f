import { setUp } from '../../scripts/setup.mjs';
import { bundlePrograms } from '../support/bundled-programs';

/**
 * Builds the command line and its worker when they are older than their sources, and bundles the programs that tests start: integration
 * tests run them.
 */
export default async function setup(): Promise<() => void> {
	await setUp('node');
	return bundlePrograms(['copy-rows', 'hold-database', 'import-files', 'restore-half', 'seed-people']);
}
