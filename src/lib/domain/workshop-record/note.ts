import { escaped, noteStyle, withFrenchSpaces } from '../dossier';
import { NOTE_KIND_LABELS, NOTE_KINDS, type NoteKind } from '../workshop';
import { APPLIED_HEADING, groupName, NO_NOTES, NOTE_HEADINGS } from './labels';
import { saidInPlenary, type WorkshopRecord } from './record';

const integer = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('fr-FR', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

const plural = (count: number, one: string, many: string): string =>
	`${integer.format(count)}\u00a0${count < 2 ? one : many}`;

/** What a workshop comes to, in one sentence. */
export function recordFinding({ attendance, applied, notes, setup }: WorkshopRecord): string {
	const decisions = notes.filter(({ kind }) => kind === 'decision').length;
	const moves = applied.filter(({ effect }) => effect.moved > 0).length;
	const people =
		setup.devices === 'table'
			? `${plural(attendance.persons, 'personne', 'personnes')} à ${plural(attendance.devices, 'table', 'tables')}`
			: plural(attendance.devices, 'participant', 'participants');
	const changes =
		applied.length === 0
			? 'rien d’appliqué'
			: `${plural(applied.length, 'application', 'applications')}, ${moves === 0 ? 'sans changement de segment' : `dont ${integer.format(moves)} qui ${moves < 2 ? 'change' : 'changent'} des segments`}`;
	return `${people}, ${plural(decisions, 'décision', 'décisions')}, ${changes}.`;
}

/** The sheet of a workshop: one A4 with what was decided, what was not shared, and what comes next. @param manifestHash SHA-256 of the manifest that it is about */
export function recordNote(record: WorkshopRecord, manifestHash: string): string {
	const { setup, notes, openedAt } = record;
	const section = (kind: NoteKind): string => {
		const own = notes.filter((note) => note.kind === kind);
		const lines = own.map(({ group, text }) => {
			const who = groupName(setup, group);
			return `<li>${escaped(text)}${who === '' ? '' : ` <em>(${escaped(who)})</em>`}</li>`;
		});
		return `<section>\n<h2>${NOTE_HEADINGS[kind]}</h2>\n${lines.length === 0 ? `<p>${NO_NOTES[kind]}</p>` : `<ul class="long">\n${lines.join('\n')}\n</ul>`}\n</section>`;
	};
	const changes = record.applied.map(({ group, effect: { what, moved } }) => {
		const name = groupName(setup, group);
		const who = what.startsWith(`${name}\u00a0:`) ? '' : ` <em>(${escaped(name)})</em>`;
		return `<li>${escaped(what)} : ${moved === 0 ? 'aucune structure ne change' : plural(moved, 'structure change', 'structures changent')} de segment${who}</li>`;
	});
	const applied =
		changes.length === 0
			? ''
			: `\n<section>\n<h2>${APPLIED_HEADING}</h2>\n<ul class="long">\n${changes.join('\n')}\n</ul>\n</section>`;
	const said = saidInPlenary(record).map(
		({ name, lines }) =>
			`<h2>Restitution : ${escaped(name)}</h2>\n<ul class="long">\n${lines
				.map((line) => `<li>${escaped(line)}</li>`)
				.join('\n')}\n</ul>`
	);
	return withFrenchSpaces(`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`Relevé : ${setup.title}`)}</title>
<style>
${noteStyle}.long { columns: 1; font-size: 10pt; }
</style>
</head>
<body>
<main>
<header>
<p class="product">Cible 2028 · relevé d’atelier${setup.rehearsal ? ' · <strong>répétition</strong>' : ''}</p>
<h1>${escaped(setup.title)}</h1>
<p>${escaped(`${setup.territory}, ${day.format(openedAt)}`)}${setup.dataset.fictional ? ' · <strong>données fictives</strong>' : ''}</p>
</header>
<p class="finding">${escaped(recordFinding(record))}</p>
${NOTE_KINDS.map((kind) => (kind === 'decision' ? section(kind) + applied : section(kind))).join('\n')}
${said.join('\n')}
<footer>
<p>${escaped(`Critères de départ : version ${setup.criteriaVersion} · données version ${setup.dataset.version}. ${NOTE_KIND_LABELS.decision}s, désaccords et suites tels que l’animation les a notés ; aucun nom n’y figure.`)}</p>
<p>Empreinte du manifeste (SHA-256) : <code>${manifestHash}</code></p>
</footer>
</main>
</body>
</html>
`);
}
