import type { OverrideSubject } from '$lib/domain/overrides';
import { overrideLines, overridesAbout, type OverridesSeen, type TerritoryData } from '$lib/screens';
import { app } from '$lib/server/app';
import {
	decideOverride,
	listOverrides,
	overrideRefusalMessage,
	parisToday,
	withdrawOverride,
	type OverrideRefusal
} from '$lib/server/overrides';
import { fail } from '@sveltejs/kit';
import { viewer } from './viewer.server';

/** The overrides of a structure and of its organisation, or of an organisation. */
export async function overridesOf(data: TerritoryData, subject: OverrideSubject): Promise<OverridesSeen> {
	const { db } = await app();
	const today = await parisToday(db);
	const records = overridesAbout(data, await listOverrides(db, data.table), subject);
	const segments = data.criteria.segments.map(({ id, label }) => ({ id, label }));
	return { lines: overrideLines(data, records, today), today, segments };
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** What a form gave: the sentence of a refusal, or what was done. */
export interface OverrideResult {
	readonly message?: string;
	readonly done?: 'decided' | 'withdrawn';
}

const done = (what: 'decided' | 'withdrawn'): { readonly override: OverrideResult } => ({
	override: { done: what }
});
const refused = (refusal: OverrideRefusal) => {
	const override: OverrideResult = { message: overrideRefusalMessage(refusal) };
	return fail(400, { override });
};

/** Decides an override as a form asks. */
export async function decideFromForm(subject: OverrideSubject, form: FormData) {
	const { db } = await app();
	const asked = {
		subject,
		segment: textOf(form, 'segment'),
		reason: textOf(form, 'motif'),
		expiresOn: textOf(form, 'fin') || null
	};
	const decided = await decideOverride(db, asked, viewer());
	return decided.ok ? done('decided') : refused(decided.error);
}

/** Withdraws the override that a form names. */
export async function withdrawFromForm(form: FormData) {
	const { db } = await app();
	const id = Number.parseInt(textOf(form, 'derogation'), 10) || 0;
	const withdrawn = await withdrawOverride(db, id, textOf(form, 'motif'), viewer());
	return withdrawn.ok ? done('withdrawn') : refused(withdrawn.error);
}
