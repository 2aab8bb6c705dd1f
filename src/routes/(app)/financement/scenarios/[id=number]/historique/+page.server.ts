import { error } from '@sveltejs/kit';
import { resolveSettings, settingKey } from '$lib/domain/funding';
import { codedColumn, textAt } from '$lib/domain/table';
import { fundingDefaults } from '$lib/reference';
import { settingHistoryLines } from '$lib/screens';
import { app } from '$lib/server/app';
import { amountHistory, openScenario, settingHistory } from '$lib/server/scenarios';
import { outcomeLooks } from '$lib/words';
import { currentTerritory } from '../../../../territory.server';
import { viewer } from '../../../../viewer.server';
import type { PageServerLoad } from './$types';

/** Changes shown of each list, the last ones. */
const SHOWN = 300;

/** Who changed what in a scenario, when and why: its settings, or those of one key; amounts, or those of one structure. */
export const load: PageServerLoad = async ({ params, url }) => {
	const { db } = await app();
	const { scope } = viewer();
	const key = url.searchParams.get('reglage');
	const finess = url.searchParams.get('finess');
	const open = await openScenario(db, scope, params.id);
	const settings = await settingHistory(db, scope, params.id, key);
	const amounts = await amountHistory(db, scope, params.id, finess);
	if (!open || !settings || !amounts)
		error(404, 'Ce scénario n’existe pas, ou n’est pas de votre territoire.');
	const current = await currentTerritory();
	const looks = outcomeLooks(current?.data.criteria.segments ?? []);
	const inherited = resolveSettings([
		fundingDefaults.settings,
		...open.chain.slice(0, -1).map((link) => link.settings)
	]);
	const nameOf = namesOf(current, 'structure');
	const organisationOf = namesOf(current, 'organisation');
	const scenarioOf = new Map(open.chain.map(({ scenario }) => [scenario.id, scenario.name]));
	const lines = settingHistoryLines(settings, inherited, looks).map((line) => {
		const parsed = settingKey(line.key);
		const name = parsed?.kind === 'grouping' ? organisationOf(parsed.parts[0] ?? '') : null;
		return name === null ? line : { ...line, label: `Groupement de ${name}` };
	});
	return {
		scenario: { id: open.scenario.id, name: open.scenario.name },
		key,
		finess,
		settings: lines.slice(0, SHOWN),
		settingCount: lines.length,
		amounts: amounts.slice(0, SHOWN).map((amount) => ({
			...amount,
			name: nameOf(amount.finess),
			scenario: scenarioOf.get(amount.scenario) ?? ''
		})),
		amountCount: amounts.length
	};
};

/** Names in the version in force by FINESS number, or by id of the organisation; null for what it does not have. */
function namesOf(
	current: Awaited<ReturnType<typeof currentTerritory>>,
	level: 'structure' | 'organisation'
): (id: string) => string | null {
	if (!current) return () => null;
	const { structures, organisations } = current.data.table;
	const [table, key] = level === 'structure' ? [structures, 'finess'] : [organisations, 'id'];
	const [ids, name] = [codedColumn(table, `${level}.${key}`), codedColumn(table, `${level}.name`)];
	const rows = new Map(Array.from(ids.codes, (code, row) => [ids.values[code] ?? '', row]));
	return (wanted) => {
		const row = rows.get(wanted);
		return row === undefined ? null : textAt(name, row);
	};
}
