"""FORM_RENDERER = "peelian.interface.forms.GovukRenderer": every form, ours and allauth's, drawn the same way."""

from typing import Any

from django.forms.renderers import DjangoTemplates

from peelian.interface.forms.bound_field import GovukBoundField

# Django's widgets name their own templates; these few need GOV.UK structure, the rest only need classes.
TEMPLATES = {
    "django/forms/widgets/radio.html": "interface/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "interface/forms/choices.html",
    "django/forms/widgets/clearable_file_input.html": "interface/forms/clearable_file.html",
    "django/forms/errors/list/default.html": "interface/forms/error_list.html",
    "django/forms/errors/list/ul.html": "interface/forms/error_list.html",
}


class GovukRenderer(DjangoTemplates):
    """Draws forms, fields and widgets as GOV.UK Frontend 6 does; knows Django's and every app's templates."""

    form_template_name = "interface/forms/form.html"
    formset_template_name = "interface/forms/formset.html"
    field_template_name = "interface/forms/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name: str) -> Any:
        """The template for a form part: ours where GOV.UK needs other markup, otherwise the one asked for."""
        return super().get_template(TEMPLATES.get(template_name, template_name))
