import { setUp } from '../../scripts/setup.mjs';

/** Builds the command line and its worker when they are older than their sources: integration tests run them. */
export default async function setup(): Promise<void> {
	await setUp('node');
}
