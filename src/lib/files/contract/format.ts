/** The kinds of files the product reads, recognised by content and never by name. */
export const FILE_FORMATS = [
	'cs1100502',
	'cs1100502-finess-plus',
	'cs1100507',
	'cs1100501',
	'cs1100505',
	't_finess',
	'finess-plus-json',
	'csv',
	'xlsx',
	'questionnaire',
	'decision'
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export type TextEncoding = 'utf-8' | 'windows-1252';

/** French name of a format, for reports and refusals. */
export const FORMAT_LABELS: Readonly<Record<FileFormat, string>> = {
	cs1100502: 'FINESS établissements (cs1100502)',
	'cs1100502-finess-plus': 'FINESS établissements, converti de FINESS+',
	cs1100507: 'FINESS établissements géolocalisés (cs1100507)',
	cs1100501: 'FINESS entités juridiques (cs1100501)',
	cs1100505: 'FINESS équipements sociaux (cs1100505)',
	t_finess: 'FINESS t_finess',
	'finess-plus-json': 'FINESS+ structures (JSON)',
	csv: 'Fichier CSV',
	xlsx: 'Classeur XLSX',
	questionnaire: 'Questionnaire de collecte (XLSX)',
	decision: 'Décision saisie à la main'
};
