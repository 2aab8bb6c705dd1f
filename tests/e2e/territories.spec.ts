import http from 'node:http';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { decodeDecision, decodeLabels } from '../../src/lib/arrow';
import { ROLES } from '../../src/lib/domain/access';
import type { TerritoryTable } from '../../src/lib/domain/table';
import { RULES } from '../../src/lib/server/access';
import { criteriaWithEsms } from '../support/criteria-with-esms';
import { occurrencesOf } from '../support/occurrences';
import type { RunningServer } from '../support/server';
import { WHOLE_SWEEP } from './support/sweep';
import { expect, test } from './support/test';

/** The demonstration holds Brittany and, of national groups, sites of other regions: those of the Loire look at it. */
const OWN = '52';
const FOREIGN = '53';
const DEPARTMENTS = ['44', '49', '53', '72', '85'];

const NATIONAL = 0;
const BRETON = 1;
const LOOKING = 2;
const PEOPLE = [
	{ role: 'admin', scope: 'national' },
	{ role: 'analyst', scope: [FOREIGN] },
	...ROLES.map((role) => ({ role, scope: [OWN] }))
] as const;

test.use({ dataset: 'demo', people: [PEOPLE, { scope: 'test' }] });
test.describe.configure({ mode: 'serial' });

type Row = Readonly<Record<string, string>>;

interface Sent {
	readonly method?: string;
	readonly body?: string;
	readonly type?: string;
}

interface Reply {
	readonly status: number;
	readonly bytes: Uint8Array;
	readonly text: string;
}

/** Each request has a connection of its own: looking through an answer may take longer than one is kept. */
function ask(
	server: RunningServer,
	person: number,
	path: string,
	{ method = 'GET', body = '', type = 'application/json' }: Sent = {}
): Promise<Reply> {
	const headers = {
		cookie: server.cookies[person] ?? '',
		origin: server.url,
		...(method === 'GET' ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) })
	};
	return new Promise((resolve, reject) => {
		const request = http.request(server.url + path, { method, headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const bytes = new Uint8Array(Buffer.concat(chunks));
				resolve({ status: response.statusCode ?? 0, bytes, text: new TextDecoder().decode(bytes) });
			});
		});
		request.on('error', reject);
		request.end(body);
	});
}

const posted = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

async function rowsOf(server: RunningServer, what: string, person: number): Promise<readonly Row[]> {
	const { text } = await ask(server, person, `/export/${what}.csv?all=1`);
	const lines = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ';' }).data;
	const [header = [], ...rows] = lines.filter((line) => line.length > 1);
	return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** What exists elsewhere only. */
interface Elsewhere {
	readonly structure: string;
	readonly organisation: string;
	readonly campaign: string;
	readonly asked: string;
	readonly list: string;
	readonly view: string;
	readonly import: string;
	/** A national draft of criteria with a test case about the structure; version 2 has it too. */
	readonly draft: string;
	readonly foreignDraft: string;
	/** Number of a scenario of those elsewhere, and one of its variants. */
	readonly scenario: string;
	/** Number of a workshop that is being held elsewhere, and the code of its room. */
	readonly workshop: string;
	readonly room: string;
	readonly hash: string;
	/** Numbers and names of structures and legal entities of other territories, as they would show in an answer. */
	readonly marks: readonly string[];
}

/** Why a structure elsewhere is under an override. */
const OVERRIDE_REASON = 'motif-de-derogation-breton';

/** What a funding scenario elsewhere is called. */
const SCENARIO_NAME = 'scenario-de-financement-breton';

/** What a workshop elsewhere is called: whoever has its code reads it. */
const WORKSHOP_TITLE = 'Atelier de Lorient';

let elsewhere: Elsewhere;

test.beforeAll(async ({ server }) => {
	test.setTimeout(240_000);
	const structures = await rowsOf(server, 'structures', NATIONAL);
	const organisations = await rowsOf(server, 'organisations', NATIONAL);
	const column = (part: string): string =>
		Object.keys(structures[0] ?? {}).find((name) => name.toLowerCase().includes(part)) ?? part;
	const [finess, entity, name, department] = ['finess et', 'finess ej', 'nom', 'département'].map(column);
	const at = (row: Row | undefined, of: string | undefined): string => row?.[of ?? ''] ?? '';
	const isOwn = (row: Row): boolean => DEPARTMENTS.some((code) => at(row, department).startsWith(code));
	const own = structures.filter(isOwn);
	const others = structures.filter((row) => !isOwn(row));
	const known = new Set(own.flatMap((row) => [at(row, name), at(row, entity), at(row, finess)]));
	const marks = new Set(
		others
			.flatMap((row) => [at(row, finess), at(row, entity), at(row, name)])
			.filter((mark) => !known.has(mark))
	);
	// A name of few letters, or one that is part of a name of their own or of an operator, tells nothing.
	const common = [...own, ...organisations].map((row) => Object.values(row).join(' ')).join('\n');
	const long = [...marks].filter((mark) => mark.length > 11);
	const inCommon = new Set(occurrencesOf(long)(common));
	const telling = [...marks].filter(
		(mark) => /^\d{9}$/.test(mark) || (mark.length > 11 && !inCommon.has(mark))
	);
	const breton = others.find(
		(row) =>
			['22', '29', '35', '56'].some((code) => at(row, department).startsWith(code)) &&
			marks.has(at(row, finess)) &&
			marks.has(at(row, entity)) &&
			organisations.some((one) => Object.values(one).includes(at(row, entity)))
	);
	const structure = at(breton, finess);
	const organisation = at(breton, entity);

	const json = async (path: string, body: unknown): Promise<string> => {
		const { text } = await ask(server, BRETON, path, posted(body));
		return String((JSON.parse(text) as { id: number }).id);
	};
	const list = await json('/api/lists', { name: 'Liste du test breton', finess: [structure] });
	const view = await json('/api/views', { name: 'Vue du test breton', path: '/structures', query: '' });
	const started = await json('/donnees/imports', {});
	const file = `/donnees/imports/${started}/fichiers?nom=enquete-bretonne-secrete.csv`;
	const content = `N° FINESS ET;Effectif\r\n${structure};31\r\n${structure};beaucoup\r\n`;
	await ask(server, BRETON, file, { method: 'PUT', body: content, type: 'text/csv' });
	await ask(server, BRETON, `/donnees/imports/${started}/demarrer`, { method: 'POST', body: '{}' });
	const form = new URLSearchParams({
		nom: 'Campagne du test breton',
		retour: '2099-12-31',
		organisme: organisation
	});
	const made = await ask(server, BRETON, '/collecte?/creer', {
		method: 'POST',
		body: form.toString(),
		type: 'application/x-www-form-urlencoded'
	});
	const campaign = /\/collecte\/(\d+)/.exec(made.text)?.[1] ?? '1';
	const criteria = criteriaWithEsms(2);
	const about = {
		finess: structure,
		expected: 'digital-mie',
		reason: 'Du test breton',
		waiver: 'Du test breton'
	};
	const draftOf = async (person: number, name: string): Promise<string> => {
		const content = { name, criteria, tests: [about], origin: 1 };
		const { text } = await ask(server, person, '/api/criteria/drafts', posted(content));
		return String((JSON.parse(text) as { id: number }).id);
	};
	const published = await draftOf(NATIONAL, 'À publier');
	await ask(server, NATIONAL, `/criteres/brouillons/${published}/publier?/publier`, {
		method: 'POST',
		body: new URLSearchParams({ nom: 'Version 2', note: '', revision: '1', remplace: '1' }).toString(),
		type: 'application/x-www-form-urlencoded'
	});
	const draft = await draftOf(NATIONAL, 'Brouillon national');
	const foreignDraft = await draftOf(BRETON, 'Brouillon du test breton');
	const overriding = new URLSearchParams({ segment: 'digital-mie', motif: OVERRIDE_REASON });
	await ask(server, BRETON, `/structures/${structure}?/deroger`, {
		method: 'POST',
		body: overriding.toString(),
		type: 'application/x-www-form-urlencoded'
	});
	const proposed = await ask(server, BRETON, '/financement/scenarios?/creer', {
		method: 'POST',
		body: new URLSearchParams({ base: 'base', nom: SCENARIO_NAME, description: '' }).toString(),
		type: 'application/x-www-form-urlencoded'
	});
	const scenario = /\/financement\/scenarios\/(\d+)/.exec(proposed.text)?.[1] ?? '';
	const posting = (fields: Readonly<Record<string, string>>): Sent => ({
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		type: 'application/x-www-form-urlencoded'
	});
	const prepared = await ask(server, BRETON, '/ateliers?/creer', posting({ titre: WORKSHOP_TITLE }));
	const workshop = /\/ateliers\/(\d+)/.exec(prepared.text)?.[1] ?? '';
	await ask(server, BRETON, `/ateliers/${workshop}?/ouvrir`, posting({ revision: '1' }));
	const held = await ask(server, BRETON, `/ateliers/${workshop}`);
	const room = /\/salle\/([2-9A-Z]{8})\/animation/.exec(held.text)?.[1] ?? '';
	const heading = await ask(server, NATIONAL, '/');
	elsewhere = {
		structure,
		organisation,
		campaign,
		asked: organisation,
		list,
		view,
		import: started,
		draft,
		foreignDraft,
		scenario,
		workshop,
		room,
		hash: /[0-9a-f]{64}/.exec(heading.text)?.[0] ?? '',
		marks: [...telling, OVERRIDE_REASON, SCENARIO_NAME]
	};
});

test('what is looked for is there, for those of that territory and for those who see everything', async ({
	server
}) => {
	const { structure, organisation, campaign, list, hash, marks } = elsewhere;
	expect(marks.length).toBeGreaterThan(1000);
	expect(hash).not.toBe('');
	for (const path of [
		`/structures/${structure}`,
		`/organisations/${organisation}`,
		`/collecte/${campaign}`,
		`/listes/${list}`,
		`/donnees/imports/${elsewhere.import}`,
		'/criteres/versions/2',
		`/criteres/brouillons/${elsewhere.foreignDraft}/publier`
	])
		for (const person of [NATIONAL, BRETON])
			expect([path, person, (await ask(server, person, path)).status]).toEqual([path, person, 200]);
	for (const person of [NATIONAL, BRETON])
		for (const [path, mark] of [
			['/criteres/derogations', OVERRIDE_REASON],
			['/financement/scenarios', SCENARIO_NAME],
			['/ateliers', WORKSHOP_TITLE],
			[`/salle/${elsewhere.room}/animation`, WORKSHOP_TITLE],
			[`/financement/scenarios/comparaison?avec=${elsewhere.scenario}`, SCENARIO_NAME]
		] as const)
			expect((await ask(server, person, path)).text).toContain(mark);
	expect((await ask(server, NATIONAL, `/api/territory/decision?version=${hash}`)).status).toBe(200);
});

/**
 * Addresses of each route that has parameters, with those of objects that exist elsewhere only, and addresses of the others
 * that ask for something elsewhere. A route that is not there fails the test when it has parameters.
 */
const ADDRESSES: Readonly<Record<string, (of: Elsewhere) => readonly string[]>> = {
	'/': (of) => ['/', `/?fiche=${of.structure}`, `/?list=${of.list}`, '/?structure.region=53'],
	'/aide/[page]': () => ['/aide/structures'],
	'/api/criteria/drafts/[id=number]': (of) => [`/api/criteria/drafts/${of.foreignDraft}`],
	'/api/lists/[id=number]': (of) => [`/api/lists/${of.list}`],
	'/api/territory/[part]': (of) => [
		'/api/territory/decision',
		'/api/territory/labels',
		`/api/territory/decision?version=${of.hash}`,
		`/api/territory/labels?version=${of.hash}`
	],
	'/api/views/[id=number]': (of) => [`/api/views/${of.view}`],
	'/[...rest]': (of) => [`/nulle-part/${of.structure}`],
	'/ateliers/[id=number]': (of) => [`/ateliers/${of.workshop}`],
	'/ateliers/[id=number]/compte-rendu': (of) => [`/ateliers/${of.workshop}/compte-rendu`],
	'/ateliers/[id=number]/compte-rendu/releve.zip': (of) => [
		`/ateliers/${of.workshop}/compte-rendu/releve.zip`
	],
	'/ateliers/[id=number]/support': (of) => [`/ateliers/${of.workshop}/support`],
	'/collecte': (of) => [
		'/collecte?ordre=euros',
		`/collecte?calcul=precision,organisme:${of.organisation}`,
		'/collecte?calcul=precision'
	],
	'/collecte/[file]': () =>
		['organismes', 'champs'].flatMap((list) =>
			['csv', 'xlsx', 'manifeste.json'].map((kind) => `/collecte/${list}.${kind}?ordre=euros`)
		),
	'/collecte/[id=number]': (of) => [`/collecte/${of.campaign}`],
	'/collecte/[id=number]/fichiers/[file]': (of) =>
		['questionnaires.zip', 'envois.csv', 'relances.csv'].map(
			(file) => `/collecte/${of.campaign}/fichiers/${file}`
		),
	'/collecte/[id=number]/questionnaire/[organisation]': (of) => [
		`/collecte/${of.campaign}/questionnaire/${of.asked}`
	],
	'/comparaison': (of) => comparisons(of).map((query) => `/comparaison?${query}`),
	'/comparaison/tableau.csv': (of) => comparisons(of).map((query) => `/comparaison/tableau.csv?${query}`),
	'/comptes/[id=number]': () => ['/comptes/1', '/comptes/2'],
	'/conformite': (of) => [
		'/conformite',
		'/conformite?jalon=reservations-allowed&sortie=two-factors.one-factor.fails',
		`/conformite?sortie=${of.organisation}`
	],
	'/conformite/[file]': () =>
		['second-facteur', 'attestations', 'cpe-cpa', 'e-cps', 'sans-rpps'].flatMap((list) =>
			['csv', 'xlsx', 'manifeste.json'].map((kind) => `/conformite/${list}.${kind}`)
		),
	'/connexion/fournisseurs/[provider]': () => ['/connexion/fournisseurs/personne'],
	'/connexion/fournisseurs/[provider]/aller': () => ['/connexion/fournisseurs/personne/aller'],
	'/connexion/fournisseurs/[provider]/quitter': () => ['/connexion/fournisseurs/personne/quitter'],
	'/connexion/fournisseurs/[provider]/retour': () => ['/connexion/fournisseurs/personne/retour'],
	'/criteres/brouillons/[id=number]': (of) =>
		[of.draft, of.foreignDraft].map((id) => `/criteres/brouillons/${id}`),
	'/criteres/brouillons/[id=number]/criteres.json': (of) =>
		[of.draft, of.foreignDraft].map((id) => `/criteres/brouillons/${id}/criteres.json`),
	'/criteres/brouillons/[id=number]/publier': (of) =>
		[of.draft, of.foreignDraft].map((id) => `/criteres/brouillons/${id}/publier`),
	'/criteres/versions/[id=number]': () => ['/criteres/versions/2', '/criteres/versions/2?avec=1'],
	'/criteres/versions/[id=number]/criteres.json': () => ['/criteres/versions/2/criteres.json'],
	'/criteres/groupes': () => ['/criteres/groupes', '/criteres/groupes?effet=1'],
	'/criteres/groupes/composer': (of) => [
		'/criteres/groupes/composer?q=residences',
		`/criteres/groupes/composer?q=${of.structure}`,
		`/criteres/groupes/composer?nom=x&${of.marks
			.filter((mark) => /^[0-9AB]{9}$/.test(mark))
			.slice(0, 50)
			.map((mark) => `ej=${mark}`)
			.join('&')}`
	],
	'/criteres/derogations': () => ['/criteres/derogations?voir=toutes'],
	'/criteres/derogations/derogations.csv': () => ['/criteres/derogations/derogations.csv?voir=toutes'],
	'/criteres/impact': (of) => moves(of).map((query) => `/criteres/impact?${query}`),
	'/criteres/impact/structures.csv': (of) =>
		moves(of).map((query) => `/criteres/impact/structures.csv?${query}`),
	'/donnees/imports/[id=number]': (of) => [`/donnees/imports/${of.import}`],
	'/donnees/imports/[id=number]/demarrer': (of) => [`/donnees/imports/${of.import}/demarrer`],
	'/donnees/imports/[id=number]/fichiers': (of) => [`/donnees/imports/${of.import}/fichiers`],
	'/donnees/imports/[id=number]/rejets/[file=index]': (of) => [`/donnees/imports/${of.import}/rejets/0`],
	'/donnees/versions/[id=number]': () => ['/donnees/versions/1'],
	'/export/[file]': (of) =>
		['structures', 'organisations'].flatMap((what) =>
			['csv', 'xlsx', 'arrow', 'manifeste.json'].flatMap((kind) =>
				['all=1', 'all=1&structure.region=53', `all=1&list=${of.list}`].map(
					(query) => `/export/${what}.${kind}?${query}`
				)
			)
		),
	'/financement': (of) => [
		'/financement',
		'/financement?calcul=cout,segment:physical-mie,poste:fido-key,annee:2027',
		`/financement?calcul=cout,finess:${of.structure}`,
		`/financement?calcul=cout,organisme:${of.organisation}`,
		`/financement?calcul=aide,finess:${of.structure}`
	],
	'/api/funding/scenarios/[id=number]': (of) => [`/api/funding/scenarios/${of.scenario}`],
	'/api/funding/scenarios/[id=number]/amounts': (of) => [`/api/funding/scenarios/${of.scenario}/amounts`],
	'/api/funding/scenarios/[id=number]/optimum': (of) => [`/api/funding/scenarios/${of.scenario}/optimum`],
	'/financement/scenarios/[id=number]': (of) => [
		`/financement/scenarios/${of.scenario}`,
		`/financement/scenarios/${of.scenario}?volet=montants`
	],
	'/financement/scenarios/[id=number]/historique': (of) => [
		`/financement/scenarios/${of.scenario}/historique`,
		`/financement/scenarios/${of.scenario}/historique?finess=${of.structure}`
	],
	'/financement/scenarios': () => ['/financement/scenarios'],
	'/financement/scenarios/comparaison': (of) => [
		`/financement/scenarios/comparaison?avec=${of.scenario}`,
		`/financement/scenarios/comparaison?base=${of.scenario}&avec=base&par=departement`
	],
	'/invitation/[token]': () => ['/invitation/personne'],
	'/listes/[id=number]': (of) => [`/listes/${of.list}`],
	'/listes/[id=number]/numeros.csv': (of) => [`/listes/${of.list}/numeros.csv`],
	'/organisations': (of) => [
		'/organisations',
		`/organisations?list=${of.list}`,
		'/organisations?structure.region=53'
	],
	'/organisations/[id]': (of) => [`/organisations/${of.organisation}`],
	'/premier-acces/[token]': () => ['/premier-acces/personne'],
	'/salle/[code]': (of) => [`/salle/${of.room}`],
	'/salle/[code]/animation': (of) => [`/salle/${of.room}/animation`],
	'/salle/[code]/animation/actions': (of) => [`/salle/${of.room}/animation/actions`],
	'/salle/[code]/animation/ajouts': (of) => [
		`/salle/${of.room}/animation/ajouts?vote=a-members&recherche=a`,
		`/salle/${of.room}/animation/ajouts?vote=a-values`
	],
	'/salle/[code]/animation/appairer': (of) => [`/salle/${of.room}/animation/appairer`],
	'/salle/[code]/animation/comparaison': (of) => [`/salle/${of.room}/animation/comparaison`],
	'/salle/[code]/animation/envois': (of) => [`/salle/${of.room}/animation/envois`],
	'/salle/[code]/ecran': (of) => [`/salle/${of.room}/ecran`],
	'/salle/[code]/envois': (of) => [`/salle/${of.room}/envois`],
	'/salle/[code]/etat': (of) =>
		['participant', 'ecran', 'animation'].map((sight) => `/salle/${of.room}/etat?vue=${sight}`),
	'/salle/[code]/flux': (of) =>
		['participant', 'ecran', 'animation'].map((sight) => `/salle/${of.room}/flux?vue=${sight}`),
	'/salle/entrer/[token]': () => ['/salle/entrer/personne'],
	'/structures': (of) => ['/structures', `/structures?list=${of.list}`, '/structures?structure.region=53'],
	'/structures/[finess]': (of) => [`/structures/${of.structure}`]
};

/** Other criteria, under which structures of every territory move. */
const moves = (of: Elsewhere): readonly string[] => [
	`avant=v1&apres=b${of.draft}`,
	`avant=b${of.draft}&apres=v1&vue=mouvements`,
	'avant=v1&apres=v1&donnees=1&donnees-avant=1'
];

const comparisons = (of: Elsewhere): readonly string[] => [
	`kind=structure&id=${of.structure}`,
	`kind=organisation&id=${of.organisation}`,
	'kind=territory&id=region:53&id=department:56&id=all'
];

/** Routes whose address names something elsewhere: it is as if it were not there. */
const NOT_THERE = [
	'/api/lists/[id=number]',
	'/ateliers/[id=number]',
	'/ateliers/[id=number]/compte-rendu',
	'/ateliers/[id=number]/compte-rendu/releve.zip',
	'/ateliers/[id=number]/support',
	'/collecte/[id=number]',
	'/collecte/[id=number]/fichiers/[file]',
	'/collecte/[id=number]/questionnaire/[organisation]',
	'/donnees/imports/[id=number]',
	'/donnees/imports/[id=number]/rejets/[file=index]',
	'/listes/[id=number]',
	'/listes/[id=number]/numeros.csv',
	'/organisations/[id]',
	'/salle/[code]/animation/ajouts',
	'/salle/[code]/animation/comparaison',
	'/structures/[finess]'
];

/** The texts of an answer, out of archives too. */
function textsOf({ bytes, text }: Reply): string {
	const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
	return isArchive
		? Object.values(unzipSync(bytes))
				.map((part) => strFromU8(part))
				.join('\n')
		: text;
}

/** Addresses that somebody who may do less was shown: the territory is cut there by who asks, never by their role. */
const shownBefore = new Set<string>();

for (const [place, role] of [...ROLES.entries()].toReversed()) {
	test(`no route shows anything of another territory to a ${role}`, async ({ server }) => {
		test.setTimeout(300_000);
		const wrong: string[] = [];
		const marksIn = occurrencesOf(elsewhere.marks);
		for (const route of Object.keys(RULES)) {
			const addresses = ADDRESSES[route];
			if (!addresses && route.includes('['))
				throw new Error(`${route}: say in ADDRESSES how it is asked for something of another territory`);
			for (const path of addresses?.(elsewhere) ?? [route]) {
				if (shownBefore.has(path) && !WHOLE_SWEEP) continue;
				const reply = await ask(server, LOOKING + place, path);
				if (reply.status === 200) shownBefore.add(path);
				const texts = textsOf(reply);
				// The journal tells an administrator what was asked for, in this test by these very numbers.
				const told = route.startsWith('/journal') ? `${elsewhere.structure} ${elsewhere.organisation}` : '';
				const asked = `${decodeURIComponent(path)} ${told}`;
				const seen = marksIn(texts).filter((mark) => !asked.includes(mark));
				if (seen.length > 0) wrong.push(`${path}: ${seen.slice(0, 3).join(', ')}`);
				if (texts.includes('enquete-bretonne-secrete') || texts.toLowerCase().includes('du test breton'))
					wrong.push(`${path}: what Bretons keep`);
				if (reply.status >= 500) wrong.push(`${path}: ${reply.status}`);
				if (NOT_THERE.includes(route) && ![403, 404].includes(reply.status))
					wrong.push(`${path}: ${reply.status} instead of 404`);
			}
		}
		expect(wrong).toEqual([]);
	});
}

test('the messages for the browser hold the territory of who asks, under a hash of its own', async ({
	server
}) => {
	const of = async (person: number): Promise<TerritoryTable> => {
		const first = await decodeDecision((await ask(server, person, '/api/territory/decision')).bytes);
		return decodeLabels((await ask(server, person, '/api/territory/labels')).bytes, first);
	};
	const own = JSON.stringify([...(await of(LOOKING)).structures.columns], (_, value: unknown) =>
		ArrayBuffer.isView(value) ? undefined : value
	);
	expect(elsewhere.marks.filter((mark) => own.includes(mark))).toEqual([]);
	expect((await of(LOOKING)).structures.rows).toBeGreaterThan(50);
	const foreign = await ask(server, LOOKING, `/api/territory/decision?version=${elsewhere.hash}`);
	expect(foreign.status).toBe(404);
});

test('a decision on a structure elsewhere is answered as one on a structure that does not exist', async ({
	server
}) => {
	const form = { champ: 'structure.heads', valeur: '12', date: '2026-01-01', service: 'DA', note: 'appel' };
	const decide = (finess: string) =>
		ask(server, LOOKING, `/structures/${finess}?/corriger`, {
			method: 'POST',
			body: new URLSearchParams(form).toString(),
			type: 'application/x-www-form-urlencoded'
		});
	const [foreign, none] = [await decide(elsewhere.structure), await decide('999999999')];
	expect([foreign.status, none.status]).toEqual([404, 404]);
});
