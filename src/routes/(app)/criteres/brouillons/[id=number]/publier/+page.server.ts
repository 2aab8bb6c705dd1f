import { may } from '$lib/domain/access';
import { criteriaProblemMessage, type Criteria } from '$lib/domain/segmentation';
import { blocksNothing } from '$lib/domain/test-cases';
import { caseLines, caseResults, casesFinding, impactSheet, type ImpactRequest } from '$lib/screens';
import { app } from '$lib/server/app';
import {
	casesToPublish,
	criteriaInForce,
	criteriaRefusalMessage,
	publishDraft,
	readCriteriaVersion,
	readDraft,
	sameRules,
	waiveCase,
	type CriteriaRefusal,
	type CriteriaVersion,
	type Draft
} from '$lib/server/criteria';
import { ruleDifferences } from '$lib/words';
import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readImpact } from '../../../impact/impact.server';
import { viewer } from '../../../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

/** What publishing a draft would change, and what keeps it from being published. */
export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const { role, scope } = viewer();
	const draft = await readDraft(db, Number(params.id), scope);
	if (!draft) error(404, 'Ce brouillon n’existe pas, ou plus. Choisissez-en un dans la liste.');
	const inForce = await criteriaInForce(db);
	const { id, name, revision, updatedAt, updatedBy, mayChange } = draft;
	const { number, author, publishedAt } = inForce;
	const changes = draft.criteria.ok ? await changesOf(draft, draft.criteria.value, inForce) : null;
	const refusals: readonly CriteriaRefusal[] = [
		...(draft.criteria.ok ? [] : [{ code: 'invalid', problems: draft.criteria.error } as const]),
		...(changes?.same ? [{ code: 'unchanged', version: number } as const] : []),
		...(changes && !blocksNothing(changes.results)
			? [{ code: 'tests-fail', results: changes.results } as const]
			: []),
		...(mayChange ? [] : [{ code: 'of-others' } as const])
	];
	return {
		draft: { id, name, revision, updatedAt, updatedBy, mayChange },
		inForce: {
			number,
			name: inForce.name,
			author,
			publishedAt,
			segments: inForce.criteria.segments.map(({ id, label, colour }) => ({ id, label, colour }))
		},
		rights: { role: may(role, 'publish'), national: scope === 'national', export: may(role, 'export') },
		problems: draft.criteria.ok ? [] : draft.criteria.error.map(criteriaProblemMessage),
		changes: changes?.shown ?? null,
		/** What keeps the draft from being published, each with what to do. */
		blocks: refusals.map(criteriaRefusalMessage),
		meanwhile: draft.origin === number ? null : await meanwhileOf(draft, inForce.criteria)
	};
};

/** Structures that change named on the page; all of them are on the page of the impact. */
const LISTED = 50;

/** What the criteria of a draft change: in words, for the test cases, and on what the viewer sees. */
async function changesOf(draft: Draft, criteria: Criteria, inForce: CriteriaVersion) {
	const tests = casesToPublish(draft, inForce);
	const request: ImpactRequest = {
		before: { kind: 'version', number: inForce.number },
		after: { kind: 'draft', number: draft.id },
		dataBefore: null,
		dataAfter: null,
		flow: null,
		onlyMoved: true
	};
	const read = await readImpact(request);
	const results = read ? caseResults(read.seen[1].table, criteria, tests) : [];
	const segments = [inForce.criteria.segments, criteria.segments];
	const isWhole = viewer().scope === 'national';
	return {
		results,
		same: sameRules(inForce.criteria, criteria),
		shown: {
			segments: criteria.segments.map(({ id, label, colour }) => ({ id, label, colour })),
			differences: ruleDifferences(inForce.criteria, criteria),
			cases: read ? caseLines(read.seen[1].table, results, isWhole) : [],
			casesFinding: casesFinding(results),
			impact: read && {
				request,
				sheet: impactSheet(read.impact, segments, { flow: null, most: LISTED }),
				asOf: read.seen[1].version.asOf
			}
		}
	};
}

/** What was published since the version that a draft was made from. */
async function meanwhileOf({ origin, criteria }: Draft, inForce: Criteria) {
	const { db } = await app();
	const from = await readCriteriaVersion(db, origin);
	if (!from) return null;
	return {
		origin,
		/** The draft says what its origin said: an old version is being restored. */
		restores: criteria.ok && sameRules(from.criteria, criteria.value),
		differences: ruleDifferences(from.criteria, inForce)
	};
}

const NUMBER = v.pipe(v.string(), v.digits(), v.transform(Number));
const PUBLICATION = v.object({ nom: v.string(), note: v.string(), revision: NUMBER, remplace: NUMBER });

const WAIVER = v.object({
	revision: NUMBER,
	rang: NUMBER,
	/** Empty when the case may fail no longer. */
	raison: v.pipe(v.string(), v.trim(), v.maxLength(1000))
});

export const actions: Actions = {
	accepter: async ({ params, request }) => {
		const parsed = v.safeParse(WAIVER, Object.fromEntries(await request.formData()));
		if (!parsed.success) return fail(400, { message: criteriaRefusalMessage({ code: 'malformed' }) });
		const { revision, rang, raison } = parsed.output;
		const waiver = { place: rang, reason: raison === '' ? null : raison };
		const done = await waiveCase((await app()).db, Number(params.id), revision, waiver, viewer());
		return done.ok ? { waived: true } : fail(409, { message: criteriaRefusalMessage(done.error) });
	},

	publier: async ({ params, request }) => {
		const parsed = v.safeParse(PUBLICATION, Object.fromEntries(await request.formData()));
		if (!parsed.success)
			return fail(400, { message: criteriaRefusalMessage({ code: 'malformed' }), nom: null, note: '' });
		const { nom, note, revision, remplace } = parsed.output;
		const publication = { name: nom, note: note.replace(/\r\n/g, '\n'), replaces: remplace };
		const { db } = await app();
		const done = await publishDraft(db, Number(params.id), revision, publication, viewer(), new Date());
		if (!done.ok) return fail(409, { message: criteriaRefusalMessage(done.error), nom, note });
		redirect(303, `/criteres?publiee=${done.value.number}`);
	}
};
