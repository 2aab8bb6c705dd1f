import { error } from '@sveltejs/kit';
import { dossierPieces, zipDossier } from '$lib/files';
import { app } from '$lib/server/app';
import { dossierRefusalMessage, noteDossier } from '$lib/server/dossiers';
import { DEFAULT_SCENARIO_ID } from '$lib/server/scenarios';
import { fileNamePart } from '$lib/words';
import { byteStream } from '../../../byte-stream.server';
import { viewer } from '../../../viewer.server';
import { askedDossier } from '../dossier.server';
import type { RequestHandler } from './$types';

/** The dossier of a scenario as an archive. Its end is sent once the journal has the hash that its note bears. */
export const GET: RequestHandler = async ({ url }) => {
	const asked = await askedDossier(url.searchParams.get('scenario') ?? DEFAULT_SCENARIO_ID);
	if (!asked.ok) error(404, dossierRefusalMessage(asked.error));
	const { ground, work } = asked.value;
	if (!work.ok)
		error(422, 'Un réglage du scénario est inutilisable : ouvrez la page du dossier, qui dit lequel.');
	const { db } = await app();
	const actor = viewer();
	const { scenario } = ground.open;
	const { id: version, fictional } = ground.seen.version;
	const pieces = zipDossier(dossierPieces(work.value), ({ manifestHash }) =>
		noteDossier(db, actor, {
			scenario: scenario.id,
			revision: scenario.revision,
			version,
			hash: manifestHash
		})
	);
	const called = [fileNamePart(scenario.name), scenario.id].filter(
		(part, at, all) => all.indexOf(part) === at
	);
	const name = `dossier-${called.filter((part) => part !== '').join('-')}${fictional ? '-fictif' : ''}-version-${version}.zip`;
	return new Response(byteStream(pieces), {
		headers: { 'content-disposition': `attachment; filename="${name}"`, 'content-type': 'application/zip' }
	});
};
