package tickets.spark.engine;

import java.util.function.Function;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Explode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.StructsToJson;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Names of the embedded engine that Spark spells otherwise and that its SQL functions cannot define: a function of any
 * number of arguments, a generator. Named in {@code spark.sql.extensions}, where Spark makes one.
 */
public final class TicketFunctions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        define(extensions, "json_object", TicketFunctions::jsonObject);
        define(extensions, "unnest", values -> new Explode(values.head()));
        return BoxedUnit.UNIT;
    }

    private static void define(
            SparkSessionExtensions extensions, String name, Function<Seq<Expression>, Expression> definition) {
        extensions.injectFunction(new Tuple3<>(
                new FunctionIdentifier(name),
                new ExpressionInfo(TicketFunctions.class.getName(), name),
                new AbstractFunction1<>() {
                    @Override
                    public Expression apply(Seq<Expression> arguments) {
                        return definition.apply(arguments);
                    }
                }));
    }

    /** Names and values in turn, as one JSON object in which a null is a null and not an absence. */
    private static Expression jsonObject(Seq<Expression> namesAndValues) {
        Map<String, String> options = new Map.Map1<>("ignoreNullFields", "false");
        return new StructsToJson(options, new CreateNamedStruct(namesAndValues), Option.empty());
    }
}
