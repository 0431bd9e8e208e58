/** A view with something in every place, written by hand after docs/answers.md. */
export const sampleView = () => ({
  lang: 'en',
  dir: 'ltr',
  title: 'Where it counts',
  intro: ['One sentence.'],
  facts: [{ label: 'Cost', items: [{ text: 'NZ$10', url: 'https://example.org/fees' }] }],
  sections: [
    {
      id: 'counts',
      heading: 'It counts toward 1 program',
      text: 'By itself.',
      cards: [
        {
          id: 'gc',
          heading: 'Graduate Certificate',
          url: 'https://example.org/gc',
          kind: 'Certificate',
          verdict: { value: 'yes', text: 'Yes' },
          lead: 'Counts 6 of 24 credits.',
          meter: { value: 6, max: '72/3' },
          facts: [{ label: 'Still to earn', items: [{ text: '18 credits' }] }],
          more: [{ label: 'Evidence', items: [{ text: 'Minute 14' }, { text: 'Minute 15' }] }],
        },
      ],
    },
  ],
  notes: ['Decided when you enrol.'],
  source: 'The catalogue.',
});
