import { fieldsOf } from '$lib/domain/fields';
import { HELP_PAGES } from '$lib/words';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

const LEVELS: Readonly<Record<string, string>> = {
	structure: 'Ce qu’on sait d’une structure',
	organisation: 'Ce qu’on sait d’un organisme',
	use: 'Ce qu’on sait d’un usage',
	'legal-entity': 'Fichier des entités juridiques',
	equipment: 'Fichier des équipements',
	group: 'Table des groupes',
	alias: 'Table des alias de solutions'
};

/** The help of a screen, with the fields it shows as the catalogue declares them. */
export const load: PageLoad = ({ params }) => {
	const page = HELP_PAGES.find(({ slug }) => slug === params.page);
	if (!page) error(404, 'Cette page d’aide n’existe pas. L’aide entière est à l’adresse /aide.');
	const { slug, title, href, question, actions, reading, terms } = page;
	const fields = page.fields.map((level) => ({
		level,
		title: LEVELS[level] ?? level,
		fields: fieldsOf(level).map(({ id, label, help, unit, values }) => ({
			id,
			label,
			help,
			unit: unit ?? '',
			values: values?.map((value) => value.label) ?? []
		}))
	}));
	return { help: { slug, title, href, question, actions, reading, terms }, fields };
};
