import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/databases';
import { fileOf, finess, register, sitesOf, survey, temporaryFolder } from '../support/import-files';
import { killRound } from '../support/kill-import';

describeOnBothEngines('an import that is killed', (_, engine) => {
	it.each(['reading', 'storing', 'publishing'])(
		'while %s leaves the version before, nothing else, and a database that imports the same files',
		async (phase) => {
			const place = await engine.place();
			const sites = sitesOf(2100);
			const answers = sites.map(({ serial }) => [finess('14', serial), String(serial % 90)] as const);
			const files = [
				fileOf('registre.csv', register(sites)),
				fileOf('enquete.csv', survey([...answers, ['rejet', '1']]))
			];
			const outcome = await killRound(place, files, { phase }, temporaryFolder());
			expect(outcome).toEqual({ killedIn: phase, published: false, problems: [] });
		}
	);
});
