// The block in the editor: its settings beside it, and in it what the server prints.
/* global wp */
(() => {
  'use strict';

  const { createElement, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { Disabled, PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  const { __ } = wp.i18n;
  const domain = 'credential-stack';

  const views = [
    { value: 'stacks', label: __('Where the credential counts', domain) },
    { value: 'ladder', label: __('What leads to the program', domain) },
    { value: 'audit', label: __('What of a learner’s record counts', domain) },
    { value: 'plan', label: __('What is left to do', domain) },
  ];

  function edit({ attributes, setAttributes }) {
    const set = (name) => (value) => setAttributes({ [name]: value.trim() });
    const field = (name, label, help) =>
      createElement(TextControl, {
        ...{ label, help, value: attributes[name], onChange: set(name) },
        ...{ __next40pxDefaultSize: true, __nextHasNoMarginBottom: true },
      });
    const id = field('focus', __('Id of the credential or program', domain));
    const view = createElement(SelectControl, {
      ...{ label: __('View', domain), value: attributes.view, options: views },
      ...{ onChange: set('view'), __next40pxDefaultSize: true, __nextHasNoMarginBottom: true },
    });
    const src = field(
      'src',
      __('Address of a catalogue', domain),
      __('Empty: what was published into the uploads.', domain),
    );
    const lang = field('lang', __('Language, such as en-NZ', domain));
    const shown = attributes.focus
      ? createElement(
          Disabled,
          null,
          createElement(wp.serverSideRender, { block: 'credential-stack/stack', attributes }),
        )
      : createElement(
          Placeholder,
          { icon: 'networking', label: __('Credential stack', domain) },
          id,
        );
    return createElement(
      Fragment,
      null,
      createElement(InspectorControls, null, createElement(PanelBody, null, id, view, src, lang)),
      createElement('div', useBlockProps(), shown),
    );
  }

  wp.blocks.registerBlockType('credential-stack/stack', { edit, save: () => null });
})();
